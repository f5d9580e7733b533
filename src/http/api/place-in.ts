export { placeIn } from '../../usecases/place-in.ts'
