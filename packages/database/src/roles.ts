/** Privileges by task; a process takes one with `connect({ role })`. Made by migration 0004. */
export const roles = [
  'hearback_ingestion',
  'hearback_projector',
  'hearback_query',
  'hearback_eraser',
  'hearback_reader',
] as const
export type Role = (typeof roles)[number]
