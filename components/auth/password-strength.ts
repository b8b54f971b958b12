/** One or two words about a password, with the reason when it is weak. Empty while nothing is typed. */
export function passwordStrength(password: string, email: string): string {
  if (password === "") return "";
  if (password.length < 12) return `Too short: ${password.length} of 12 characters`;
  const lower = password.toLowerCase();
  const mailbox = email.toLowerCase().split("@")[0] ?? "";
  if (mailbox.length > 2 && lower.includes(mailbox)) return "Weak: like your e-mail";
  if (new Set(lower).size < 6) return "Weak: few different characters";
  if (/^(?:password|qwerty|123456|letmein)/.test(lower)) return "Weak: begins like a password that everybody tries";
  return password.length >= 16 ? "Strong" : "Good";
}
