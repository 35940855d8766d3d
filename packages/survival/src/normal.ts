/**
 * The normal quantile: z with P(Z <= z) = p for a standard normal Z, to about 1 part in 10^16.
 * p = 0 and p = 1 give the infinities; throws RangeError outside [0, 1].
 *
 * Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37, 477-484.
 */
export const normalQuantile = (p: number): number => {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies in [0, 1], not ${p}`)
  if (p === 0) return -Infinity
  if (p === 1) return Infinity
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  return Math.sign(q) * (r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5))
}

/** The z of a two-sided interval. Throws RangeError unless 0 < confidence < 1. */
export const twoSidedZ = (confidence: number): number => {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence lies between 0 and 1, not ${confidence}`)
  // From the lower tail: 1 - (1 - confidence) / 2 would round away a confidence next to 1.
  return -normalQuantile((1 - confidence) / 2)
}

type Ratio = { over: readonly number[]; under: readonly number[] }

/** Two polynomials by Horner's rule, highest power first. */
const ratio = ({ over, under }: Ratio, x: number): number => {
  const at = (coefficients: readonly number[]) => coefficients.reduce((value, c) => value * x + c, 0)
  return at(over) / at(under)
}

// The published coefficients, as the doubles nearest to them.
const CENTRE: Ratio = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  under: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
}

const SHOULDER: Ratio = {
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  under: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
}

const TAIL: Ratio = {
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
}
