// Whether everything is in order.

import {h} from '../dom.js';
import {get} from '../api.js';
import {every, update} from '../live.js';
import {badge, card} from '../parts.js';

const TONES = {UP: 'good', WARNING: 'warning', DOWN: 'danger'};
const WORDS = {UP: 'in order', WARNING: 'look at it', DOWN: 'broken'};

/** What was looked at. */
export function checks(report) {
    return h('ul', {class: 'checks'}, report.checks.map((check) => h('li', {},
        badge(WORDS[check.state], TONES[check.state]), h('strong', {}, check.name),
        h('span', {class: 'muted'}, check.detail))));
}

export function health(page) {
    const problem = h('div', {});
    const inside = h('div', {class: 'columns'});
    page.append(h('div', {class: 'heading'}, h('h1', {}, 'Health')), problem, inside);
    every(5_000, problem, async (signal) => {
        const report = await get('health', {}, signal);
        update(inside, card(`The database is ${WORDS[report.state]}`, checks(report)),
            card('Tables', h('dl', {class: 'properties'},
                h('dt', {}, 'Database'), h('dd', {}, h('code', {}, report.database)),
                h('dt', {}, 'Version of the tables'), h('dd', {}, report.schemaVersion),
                h('dt', {}, 'Shared by JVMs'), h('dd', {}, report.shared ? 'yes' : 'no')),
            h('p', {class: 'muted small'}, 'More is found by ', h('code', {}, 'rowmq doctor'),
                ': durability, clocks, vacuum, leases.')));
    });
}
