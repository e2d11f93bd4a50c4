// The screen of a waiting room: one slide at a time, twelve seconds each. It can be stopped, and stands still for those who
// asked their device for less motion, and while the focus is in a slide.
(function () {
  'use strict';
  var slides = document.querySelectorAll('.slide');
  var button = document.querySelector('[data-do=pause]');
  if (slides.length < 2) return;
  var at = 0, timer = 0;
  function show(index) {
    at = (index + slides.length) % slides.length;
    slides.forEach(function (slide, number) { slide.hidden = number !== at; });
  }
  function swap() {
    var other = button.getAttribute('data-other');
    button.setAttribute('data-other', button.textContent);
    button.textContent = other;
  }
  function run() {
    timer = setInterval(function () { if (!slides[at].contains(document.activeElement)) show(at + 1); }, 12000);
  }
  function pause() { clearInterval(timer); timer = 0; }
  button.hidden = false;
  button.addEventListener('click', function () {
    if (timer) pause(); else run();
    swap();
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'ArrowRight') show(at + 1);
    if (event.key === 'ArrowLeft') show(at - 1);
  });
  slides[0].parentNode.classList.add('on');
  show(0);
  if (window.matchMedia && matchMedia('(prefers-reduced-motion: reduce)').matches) swap(); else run();
})();
