/** Of a float without its sign. In memory: a constant in a vector register is built anew at every use, a load is not. */
export const MAGNITUDE = memory.data<u32>([0x7fffffff], 4);

/** Four floats without their signs. */
@inline
export function magnitude(x: v128): v128 {
  return v128.and(x, v128.load32_splat(MAGNITUDE));
}
