export { buildProjector, type Projector, type ProjectorOptions } from './app.ts'
export { foldShipped } from './fold-shipped.ts'
export { type Follower, type FollowOptions, followLog, type Log } from './follow-log.ts'
export { type ProjectorMetrics, projectorMetrics } from './metrics.ts'
