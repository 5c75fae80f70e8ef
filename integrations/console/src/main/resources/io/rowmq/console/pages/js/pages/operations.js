// What is being done with many messages, and what was done last.

import {h} from '../dom.js';
import {post} from '../api.js';
import {list} from '../lists.js';
import {attempt} from '../notices.js';
import {ago, duration, number} from '../format.js';
import {outcome, progress, what} from '../operations.js';
import {badge, button, empty, table} from '../parts.js';

const STATES = {
    RUNNING: ['runs', 'kind'],
    DONE: ['done', 'good'],
    CANCELLED: ['cancelled', 'warning'],
    FAILED: ['failed', 'danger'],
};

export function operations(page, parameters, session) {
    list(page, {
        title: 'Operations',
        text: 'Moves, copies, retries and deletions of many messages, in steps: what was done stays done.',
        path: 'operations',
        millis: 1_000,
        render: (found, look) => h('div', {class: 'card flush'}, found.length ? table({
            caption: 'Operations',
            rows: found,
            columns: [
                {title: 'What', tone: 'wide', cell: (one) => [what(one), one.selector ? [' for which ',
                    h('code', {}, one.selector)] : '']},
                {title: 'State', cell: ({state}) => badge(...STATES[state])},
                {title: 'How far', cell: (one) => (one.state === 'RUNNING' ? [progress(one),
                    ` ${number(one.examined)} of ${number(one.total)}`] : outcome(one))},
                {title: 'Begun', cell: ({begun}) => ago(begun)},
                {title: 'Took', tone: 'figure', cell: ({begun, ended}) =>
                    (ended ? duration(new Date(ended) - new Date(begun)) : '')},
                session.readOnly ? null : {title: '', cell: ({id, state}) => (state === 'RUNNING'
                    ? button('Cancel', async () => {
                        await attempt(() => post('operations/cancel', {id: String(id)}));
                        look();
                    }, {tone: 'slim', focus: `cancel-${id}`}) : null)},
            ].filter(Boolean),
        }) : empty('Nothing is being done, and nothing was done lately.')),
    });
}
