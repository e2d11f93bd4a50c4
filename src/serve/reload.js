(function () {
  "use strict";
  var mine = document.currentScript.getAttribute("data-edition");
  var events = new EventSource("/.motcua/events");
  events.addEventListener("edition", function (event) {
    if (event.data !== mine) {
      events.close();
      location.reload();
    }
  });
  addEventListener("pagehide", function () { events.close(); });
  // A page that comes back from the browser's memory may be an old one.
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
