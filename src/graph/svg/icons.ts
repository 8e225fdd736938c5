/** Drawn in a box of 14 pixels; what they mean is said in words beside them or in a title. */

export function storeIcon(x: number, y: number): string {
  return `<path class="icon" transform="translate(${x} ${y})" d="M2 3.5C2 1.2 12 1.2 12 3.5V10.5C12 12.8 2 12.8 2 10.5ZM2 3.5C2 5.8 12 5.8 12 3.5"/>`;
}

/** An arrow through a door: reached from outside. */
export function doorIcon(x: number, y: number): string {
  return `<path class="icon" transform="translate(${x} ${y})" d="M6 1.5H12V12.5H6M1 7H8.5M6 4.5L8.5 7L6 9.5"/>`;
}
