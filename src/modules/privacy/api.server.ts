export { ownData, type PersonData, type PersonRows, type TrailAct } from './queries/person-data.ts'
