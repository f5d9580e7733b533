let room = new Float32Array()

/** The n-th highest of the first `count` values, which stay where they are (Hoare's selection); n from 1 to count. */
export const nthBest = (values: Float32Array, count: number, n: number): number => {
  if (room.length < count) room = new Float32Array(count * 2)
  for (let i = 0; i < count; i += 1) room[i] = values[i] ?? 0
  const wanted = n - 1
  let [from, to] = [0, count - 1]
  while (from < to) {
    const pivot = room[(from + to) >> 1] ?? 0
    let [left, right] = [from, to]
    while (left <= right) {
      while ((room[left] ?? 0) > pivot) left += 1
      while ((room[right] ?? 0) < pivot) right -= 1
      if (left > right) break
      const higher = room[right] ?? 0
      room[right] = room[left] ?? 0
      room[left] = higher
      left += 1
      right -= 1
    }
    if (wanted <= right) to = right
    else if (wanted >= left) from = left
    else break
  }
  return room[wanted] ?? 0
}
