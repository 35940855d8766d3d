import { countParked, currentProjection, lag, type Pools, type Step } from '@hearback/read-models'
import { Counter, Gauge, Histogram, type Registry } from '@prometheus-io/client'

export type ProjectorMetrics = {
  countStep: (step: Step) => void
  countFailure: (reason: 'connection_lost' | 'failed') => void
}

/** Counted step by step. */
const countersOf = (registers: Registry[]) => ({
  events: new Counter({
    name: 'hearback_projected_events_total',
    help: 'Log positions passed by projection steps',
    registers,
  }),
  journeys: new Counter({
    name: 'hearback_folded_journeys_total',
    help: 'Journeys folded by projection steps',
    registers,
  }),
  parkings: new Counter({
    name: 'hearback_parkings_total',
    help: 'Folds that failed and parked their journey',
    registers,
  }),
  parts: new Counter({
    name: 'hearback_projection_part_seconds_total',
    help: 'Time of projection steps by what it was spent on',
    labelNames: ['part'],
    registers,
  }),
  seconds: new Histogram({
    name: 'hearback_projection_step_seconds',
    help: 'Duration of a projection step up to its commit',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  }),
  failures: new Counter({
    name: 'hearback_projection_failures_total',
    help: 'Projection steps that failed and were tried again',
    labelNames: ['reason'],
    registers,
  }),
})

/**
 * Registers what is worth watching: events and journeys projected, time of a step and of its parts, failures, and,
 * read from the database when the registry is asked, lag and parked journeys of the current projection.
 */
export const projectorMetrics = (registry: Registry, pools: Pools, now: () => number): ProjectorMetrics => {
  const { events, journeys, parkings, parts, seconds, failures } = countersOf([registry])
  readWhenAsked(registry, pools, now)
  return {
    countStep: (step) => {
      const { read, fold, write } = step.milliseconds
      events.inc(step.events)
      journeys.inc(step.journeys)
      parkings.inc(step.parked)
      parts.inc({ part: 'read' }, read / 1000)
      parts.inc({ part: 'fold' }, fold / 1000)
      parts.inc({ part: 'write' }, write / 1000)
      seconds.observe((read + fold + write) / 1000)
    },
    countFailure: (reason) => failures.inc({ reason }),
  }
}

type Look = { events: number; seconds: number; parked: number }

/** What the database says now; those who ask while one look is under way share it. */
const lookAt = (pools: Pools, now: () => number): (() => Promise<Look>) => {
  let underWay: Promise<Look> | null = null
  const look = async (): Promise<Look> => {
    const version = await currentProjection(pools.db)
    const { total, oldestRecordedAt } = await lag(pools, version)
    const seconds = oldestRecordedAt === null ? 0 : (now() - oldestRecordedAt) / 1000
    return { events: total, seconds, parked: await countParked(pools.db, version) }
  }
  return () => {
    underWay ??= look().finally(() => {
      underWay = null
    })
    return underWay
  }
}

/** Gauges without a value while the database cannot be reached. */
const readWhenAsked = (registry: Registry, pools: Pools, now: () => number): void => {
  const look = lookAt(pools, now)
  const gauge = (name: string, help: string, read: (look: Look) => number) =>
    new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        await look().then(
          (seen) => this.set(read(seen)),
          () => this.remove(),
        )
      },
    })
  registry.registerMetric(
    gauge(
      'hearback_projection_lag_events',
      'Events the current projection has not read',
      ({ events }) => events,
    ),
  )
  registry.registerMetric(
    gauge(
      'hearback_projection_lag_seconds',
      'Age of the oldest event it has not read; 0 if none',
      ({ seconds }) => seconds,
    ),
  )
  registry.registerMetric(
    gauge('hearback_parked_journeys', 'Journeys whose fold failed', ({ parked }) => parked),
  )
}
