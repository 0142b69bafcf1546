// A code that a picture brought stands behind # in the address, where no server sees it: it goes into the form, not on.
(() => {
  "use strict";
  const code = location.hash.slice(1), field = document.getElementById("code");
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  if (field.value || !/^[\w-]{1,100}$/.test(code)) return;
  field.value = code;
  document.getElementById("scanned").hidden = false;
  field.form.querySelector("button").focus();
})();
