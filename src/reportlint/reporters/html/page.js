(function () {
  'use strict';
  // What is printed holds what can be opened, too.
  window.addEventListener('beforeprint', function () {
    document.querySelectorAll('.skipped, .related').forEach(function (part) { part.open = true; });
  });
  // Figures of the prose are marked when asked for.
  var figures = document.getElementById('figures');
  if (figures) {
    figures.checked = false;
    figures.addEventListener('change', function () {
      document.body.classList.toggle('figures', figures.checked);
      if (figures.checked) {
        document.querySelectorAll('.file > details').forEach(function (part) {
          if (part.querySelector('.figure')) { part.open = true; }
        });
      }
    });
    document.getElementById('figure-switch').hidden = false;
  }
  var form = document.getElementById('filters');
  if (!form) { return; }
  var main = document.getElementById('files');
  var order = ['error', 'warning', 'info'];
  var marked = Array.prototype.slice.call(main.querySelectorAll('[data-k]'));
  var blocks = Array.prototype.slice.call(main.querySelectorAll('.block'));
  var files = Array.prototype.slice.call(main.querySelectorAll('.file.found'));
  var told = form.getAttribute('data-told');

  function chosen(name) {
    var found = {};
    form.querySelectorAll('input[name="' + name + '"]:checked').forEach(function (box) {
      found[box.value] = true;
    });
    return found;
  }

  // The gravest severity that is left of what stands at a place; '' where nothing is left.
  function gravest(node, severities, families) {
    var left = node.getAttribute('data-k').split(' ').filter(function (kind) {
      var parts = kind.split('/');
      return severities[parts[0]] && families[parts[1]];
    });
    return order.filter(function (name) {
      return left.some(function (kind) { return kind.split('/')[0] === name; });
    })[0] || '';
  }

  function apply() {
    var severities = chosen('severity'), families = chosen('family'), shown = 0, all = 0;
    marked.forEach(function (node) {
      var level = gravest(node, severities, families);
      if (node.tagName === 'LI' || node.tagName === 'A') {
        node.hidden = !level;
        if (node.tagName === 'LI') { all += 1; shown += level ? 1 : 0; }
        return;
      }
      order.concat('off').forEach(function (name) { node.classList.remove(name); });
      node.classList.add(level || 'off');
    });
    blocks.forEach(function (block) {
      block.classList.toggle('quiet', !block.querySelector('.note:not([hidden])'));
    });
    files.forEach(function (file) {
      file.hidden = !file.querySelector('.note:not([hidden])');
    });
    document.body.classList.toggle('only', document.getElementById('only').checked);
    document.getElementById('shown').textContent =
      told.replace('{shown}', shown).replace('{all}', all);
  }

  form.addEventListener('change', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  // A link into a closed part of the page opens it.
  function open() {
    var target = document.getElementById(location.hash.slice(1));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === 'DETAILS') { node.open = true; }
    }
    if (target && target.classList.contains('note')) { target.focus({ preventScroll: true }); }
  }
  window.addEventListener('hashchange', open);
  form.hidden = false;
  form.reset();
  apply();
})();
