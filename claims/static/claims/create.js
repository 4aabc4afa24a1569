// “Create “…”” at the end of a menu opens the form for a new row, with the name filled in. What is
// saved there is then chosen here, as after the “+” beside the menu.
document.addEventListener("DOMContentLoaded", () => {
  const jQuery = window.django?.jQuery;
  if (!jQuery) return;
  jQuery(document).on("select2:select", "select", ({ target, params }) => {
    if (!params.data.create) return;
    const kept = [...target.options].filter((each) => each.value !== "create" && each.selected);
    target.querySelector("option[value=create]")?.remove();
    jQuery(target).val(target.multiple ? kept.map((each) => each.value) : null).trigger("change");
    const link = Object.assign(document.createElement("a"), { id: `add_${target.id}` });
    link.href = `${params.data.create}&_to_field=id&_popup=1`;
    window.showRelatedObjectPopup(link);
  });
});
