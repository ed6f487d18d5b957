/** A list of whole numbers below 2³¹ that only grows, in four bytes each. */
export interface GrowingNumbers {
  readonly length: number;
  at(index: number): number;
  push(value: number): void;
  set(index: number, value: number): void;
}

/** Makes an empty list. */
export function createGrowingNumbers(): GrowingNumbers {
  let numbers = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    at: index => numbers[index] ?? -1,
    push: value => {
      if (length === numbers.length) {
        const larger = new Int32Array(length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length] = value;
      length += 1;
    },
    set: (index, value) => {
      numbers[index] = value;
    },
  };
}
