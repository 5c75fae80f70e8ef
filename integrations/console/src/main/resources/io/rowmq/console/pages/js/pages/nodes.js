// The JVMs that share the database.

import {h} from '../dom.js';
import {list} from '../lists.js';
import {duration, number} from '../format.js';
import {badge, empty, table} from '../parts.js';

const STATES = {ALIVE: ['alive', 'good'], LATE: ['late', 'warning'], DEAD: ['ended', '']};

export function nodes(page) {
    list(page, {
        title: 'JVMs that share the database',
        path: 'nodes',
        render: (found) => h('div', {class: 'card flush'}, found.length ? table({
            caption: 'JVMs',
            rows: found,
            columns: [
                {title: 'Number', tone: 'figure', cell: ({id}) => id},
                {title: 'Process', tone: 'wide', cell: ({name, self}) => [name, self ? badge('asked', 'kind') : null]},
                {title: 'State', cell: ({state}) => badge(...STATES[state])},
                {title: 'Lease', tone: 'figure', cell: ({leaseLeftMillis, state}) => (state === 'DEAD' ? '–'
                    : leaseLeftMillis < 0 ? `over for ${duration(-leaseLeftMillis)}`
                        : `${duration(leaseLeftMillis)} left`)},
                {title: 'Claimed messages', tone: 'figure', cell: ({claimed}) => number(claimed)},
            ],
        }) : empty('One JVM has the database to itself.')),
    });
}
