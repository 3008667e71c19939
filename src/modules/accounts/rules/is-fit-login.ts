/** Whether a folded text can be what somebody signs in with. */
export function isFitLogin(login: string): boolean {
  return login.length >= 3 && login.length <= 120 && !/[\s\p{C}]/u.test(login);
}
