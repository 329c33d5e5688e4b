const TOKEN_KEY = "tracker.auth.token";

export async function login(user: string, password: string): Promise<string> {
  const response = await fetch("/api/login", { method: "POST", body: JSON.stringify({ user, password }) });
  const { token } = await response.json();
  localStorage.setItem(TOKEN_KEY, token);
  return `Bearer ${token}`;
}

export const labels = { password: "Password", confirmPassword: "Repeat the password", apiKey: "API key" };
export const passwordPattern = /^(?=.*\d)(?=.*[a-z]).{12,}$/;
