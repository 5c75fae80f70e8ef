// What was given up, why, and what to do about it.

import {h} from '../dom.js';
import {get} from '../api.js';
import {browser} from '../browser.js';
import {every, update} from '../live.js';
import {ago, plain, short} from '../format.js';
import {empty, hash} from '../parts.js';

const MOST = 100;

export function dead(page, parameters, session) {
    const problem = h('div', {});
    const queues = h('nav', {class: 'queues', 'aria-label': 'Queues of dead letters'});
    const inside = h('div', {});
    let name = parameters.get('name');
    let begun = null;
    page.append(h('div', {class: 'heading'}, h('h1', {}, 'Dead letters')), problem, queues, inside);

    const look = every(4_000, problem, async (signal) => {
        const found = await get('destinations', {show: 'dead', sort: 'ready', descending: true, limit: MOST},
            signal);
        name ??= found.destinations[0]?.name;
        draw(found);
        if (name && begun !== name) {
            begun = name;
            const {rights} = await get('destination', {name}, signal);
            browser(inside, {source: name, dead: true, rights, session, changed: () => look()});
        }
    });

    function draw({destinations, total}) {
        if (!destinations.length) {
            update(queues, h('div', {class: 'card'}, empty('No message was given up.')));
            return;
        }
        update(queues, destinations.map((one) => h('a', {class: 'card tile', href: hash('dead', {name: one.name}),
            'aria-current': one.name === name ? 'true' : null, 'data-focus': one.name},
        h('span', {class: 'label'}, plain(one.name)), h('span', {class: 'value'}, short(one.ready)),
        h('span', {class: 'detail'}, 'next sent ', ago(one.next)))),
        total > MOST ? h('p', {class: 'muted'}, `and ${total - MOST} more queues, in Destinations`) : null);
    }
}
