import { Option } from 'commander'

export const workspace = () => new Option('-w, --workspace <name>', 'whose timelines')
export const json = () => new Option('--json', 'print the answer as JSON')
