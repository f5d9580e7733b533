import { DomainError, type ErrorCode } from '../domain/errors.ts'

/** Does it, or shows the page again with the fault told in our words. `elsewhere`: faults that have a page of their own. */
export const orShowFault = async (
  act: () => Promise<Response>,
  show: (fault: DomainError) => Response | Promise<Response>,
  elsewhere: readonly ErrorCode[] = [],
): Promise<Response> => {
  try {
    return await act()
  } catch (fault) {
    if (!(fault instanceof DomainError) || elsewhere.includes(fault.code)) throw fault
    return show(fault)
  }
}
