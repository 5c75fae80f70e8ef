// Pages that are one list, looked at again and again.

import {h} from './dom.js';
import {get} from './api.js';
import {every, update} from './live.js';

/** Shows what render(found, look) makes of what a path answers. Returns a function that looks at once. */
export function list(page, {title, text, path, parameters = () => ({}), render, millis = 4_000}) {
    const problem = h('div', {});
    const inside = h('div', {});
    const controls = h('div', {class: 'controls'});
    page.append(h('div', {class: 'heading'}, h('h1', {}, title)),
        text ? h('p', {class: 'muted lead'}, text) : '', controls, problem, inside);
    const look = every(millis, problem, async (signal) => {
        update(inside, render(await get(path, parameters(), signal), () => look()));
    });
    return {look, controls};
}
