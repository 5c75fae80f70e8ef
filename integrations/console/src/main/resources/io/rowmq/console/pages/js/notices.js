// What has been done, told in a corner and to screen readers.

import {h, icon} from './dom.js';

const STAY = 8_000;
const corner = h('div', {class: 'notices', role: 'status', 'aria-live': 'polite'});

export function attach(parent) {
    parent.append(corner);
}

/** Says something for a while. */
export function notice(text, tone = 'good') {
    const node = h('div', {class: `notice ${tone}`}, h('span', {}, text),
        h('button', {type: 'button', class: 'plain', 'aria-label': 'Dismiss', onclick: () => node.remove()},
            icon('close')));
    corner.append(node);
    setTimeout(() => node.remove(), STAY);
}

/** Says what failed. */
export const complain = (error) => notice(error.message, 'bad');

/** Does something, and says what came of it. */
export async function attempt(act, said) {
    try {
        const result = await act();
        if (said) {
            notice(typeof said === 'function' ? said(result) : said);
        }
        return result;
    } catch (error) {
        complain(error);
        return null;
    }
}
