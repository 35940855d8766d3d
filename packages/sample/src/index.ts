export { demoOptions, type SampleOptions, type SampleTimeline, sampleTimelines } from './sample-timelines.ts'
export { applicationEndedWithin, employers, offerEndedWithin } from './truth.ts'
