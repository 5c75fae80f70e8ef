// The connections and sessions of the JVM.

import {h} from '../dom.js';
import {list} from '../lists.js';
import {ago, number} from '../format.js';
import {badge, destinationLink, empty, table} from '../parts.js';

/** The same words with how often they occur. */
function counted(words) {
    const counts = new Map();
    words.forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1));
    return [...counts].sort(([one], [other]) => one.localeCompare(other));
}

export function connections(page) {
    list(page, {
        title: 'Connections',
        text: 'Those of the JVM that was asked; what other JVMs have open is known to them alone.',
        path: 'connections',
        render: (found) => h('div', {class: 'card flush'}, found.length ? table({
            caption: 'Connections',
            rows: found,
            columns: [
                {title: 'Number', tone: 'figure', cell: ({id}) => id},
                {title: 'Client', cell: ({clientId}) => clientId ?? '–'},
                {title: 'User', cell: ({user}) => user ?? '–'},
                {title: 'Open since', cell: ({since}) => ago(since)},
                {title: 'State', cell: ({started}) => (started ? badge('delivers', 'good') : badge('not started'))},
                {title: 'Sessions', cell: ({sessions}) => counted(sessions.map(({mode}) =>
                    mode.toLowerCase().replace('_', ' '))).map(([mode, count]) => `${number(count)} ${mode}`)
                    .join(', ') || '–'},
                {title: 'Receives from', tone: 'wide', cell: ({sessions}) => counted(sessions.flatMap((session) =>
                    session.consumers)).map(([from, count]) => h('div', {}, from.includes('://')
                    ? destinationLink(from) : from, count > 1 ? ` × ${number(count)}` : ''))},
            ],
        }) : empty('The JVM that was asked has no connections.')),
    });
}
