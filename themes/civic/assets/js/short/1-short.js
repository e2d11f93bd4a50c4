// A short address leads on with what stands behind its #: the case that was chosen, or a part of the page.
(function () {
  'use strict';
  if (location.hash) location.replace(document.querySelector('meta[http-equiv=refresh]').content.split('url=')[1] + location.hash);
})();
