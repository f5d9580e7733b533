/** A text field of a posted form, trimmed and cut; a missing field or a file is empty. */
export const field = (form: Readonly<Record<string, unknown>>, name: string, longest: number): string => {
  const value = form[name]
  return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, longest) : ''
}
