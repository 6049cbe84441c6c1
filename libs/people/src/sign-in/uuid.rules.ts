/** Is this an id of ours? What is none is not looked up: PostgreSQL would refuse to compare it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
