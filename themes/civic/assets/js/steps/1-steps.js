// The steps of a life event are ticked when they are done. Which ones stands in the address and nowhere else.
(() => {
  'use strict';
  const said = document.querySelector('[data-done][role=status]');
  if (!said) return;
  const boxes = [...document.querySelectorAll('[name=at-done]')];
  const my = window.motcua;
  const done = (my.kept().get('at-done') || '').split('.');
  const follow = () => {
    const n = boxes.filter(box => box.checked).length;
    said.textContent = n ? said.dataset.done.replace('{n}', n).replace('{of}', boxes.length) : '';
  };
  boxes.forEach((box, n) => {
    box.checked = done.includes(String(n + 1));
    box.parentNode.hidden = false;
    box.addEventListener('change', () => {
      const list = boxes.map((one, at) => one.checked && at + 1).filter(Boolean).join('.');
      my.keep(list ? [['at-done', list]] : []);
      follow();
    });
  });
  follow();
})();
