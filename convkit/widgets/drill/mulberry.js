// Random numbers that are the same on every machine. Twin of convkit/widgets/mulberry.py.
// The generator is mulberry32 by Tommy Ettinger (2017, given to the public domain), written from
// its definition: number n of a seed mixes the bits of seed + n·0x6D2B79F5, all modulo 2³².

const STEP = 0x6d2b79f5;

// Number n, from 1 on, of a seed: a whole number from 0 to 2³² − 1.
export function numberAt(seed, n) {
  const counter = (seed + Math.imul(n, STEP)) | 0;
  let bits = Math.imul(counter ^ (counter >>> 15), counter | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

// A function that gives a whole number from low to high at every call.
export function generator(seed) {
  let n = 0;
  return (low, high) => {
    n += 1;
    return low + Math.floor((numberAt(seed, n) * (high - low + 1)) / 2 ** 32);
  };
}
