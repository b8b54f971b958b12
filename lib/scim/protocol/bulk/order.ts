/**
 * The order in which operations can be done, each a number from 0: what one refers to comes before it, and otherwise the order is
 * kept. Operations that refer to one another in a circle come together (Tarjan's strongly connected components).
 */
export function orderOf(
  count: number,
  references: (index: number) => readonly number[],
): readonly (readonly number[])[] {
  const order: number[][] = [];
  const stack: number[] = [];
  const places = new Map<number, { readonly seen: number; lowest: number; onStack: boolean }>();

  function visit(index: number): number {
    const place = { seen: places.size, lowest: places.size, onStack: true };
    places.set(index, place);
    stack.push(index);
    for (const next of references(index)) {
      const known = places.get(next);
      if (known === undefined) place.lowest = Math.min(place.lowest, visit(next));
      else if (known.onStack) place.lowest = Math.min(place.lowest, known.seen);
    }
    if (place.lowest === place.seen) order.push(takeCircle(index));
    return place.lowest;
  }

  function takeCircle(first: number): number[] {
    const circle = stack.splice(stack.lastIndexOf(first));
    for (const index of circle) {
      const place = places.get(index);
      if (place !== undefined) place.onStack = false;
    }
    return circle.sort((a, b) => a - b);
  }

  for (let index = 0; index < count; index += 1) if (!places.has(index)) visit(index);
  return order;
}
