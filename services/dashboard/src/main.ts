import { mount } from 'svelte'
import './style/tokens.css'
import './style/base.css'
import App from './App.svelte'
import { address, followLinks } from './address/address.svelte.ts'
import { keys } from './api/key.svelte.ts'

const target = document.getElementById('app')
if (target === null) throw new Error('the page has no place for its content')
keys.read()
address.read()
followLinks(document)
// The only reading of the clock: pages take today, a UTC day, as an argument.
mount(App, { target, props: { today: () => new Date(Date.now()).toISOString().slice(0, 10) } })
