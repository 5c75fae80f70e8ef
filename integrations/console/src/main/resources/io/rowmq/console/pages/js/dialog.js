// Dialogs: for what cannot be undone, and for what has to be filled in.

import {h, icon} from './dom.js';
import {failure} from './parts.js';

/**
 * Asks. content: what stands in it; action: the word on the button; act: does it, and the dialog closes when that has
 * succeeded; what it throws is shown in the dialog.
 */
export function dialog({title, content, action, danger = false, wide = false, act}) {
    const problem = h('div', {});
    const go = h('button', {type: 'submit', class: `button ${danger ? 'dangerous' : 'primary'}`}, action);
    const form = h('form', {}, h('div', {class: 'body'}, content, problem),
        h('div', {class: 'buttons'},
            h('button', {type: 'button', class: 'button', onclick: () => box.close()}, 'Cancel'), go));
    const box = h('dialog', {class: wide ? 'wide' : '', 'aria-label': title},
        h('header', {}, h('h2', {}, title),
            h('button', {type: 'button', class: 'plain', 'aria-label': 'Close', onclick: () => box.close()},
                icon('close'))),
        form);
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        go.disabled = true;
        problem.replaceChildren();
        try {
            await act();
            box.close();
        } catch (error) {
            problem.replaceChildren(failure(error));
        } finally {
            go.disabled = false;
        }
    });
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
    return box;
}

/** Asks whether something that cannot be undone is meant. With word, that has to be typed. */
export function confirm({title, text, action, word, act}) {
    const typed = h('input', {type: 'text', autocomplete: 'off', spellcheck: 'false', required: true});
    return dialog({
        title,
        danger: true,
        action,
        act: async () => {
            if (word && typed.value.trim() !== word) {
                typed.focus();
                throw new Error(`To go on, type ${word} into the field.`);
            }
            await act();
        },
        content: [h('p', {}, text),
            word ? h('label', {class: 'field'}, h('span', {}, 'Type ', h('code', {}, word), ' to go on'), typed) : null],
    });
}
