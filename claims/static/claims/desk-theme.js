// The theme that was chosen in the admin, before anything is drawn.
try {
  const chosen = JSON.parse(localStorage.getItem("adminTheme") ?? '"auto"');
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch {
  // The browser keeps nothing, or something else: its own theme will do.
}
