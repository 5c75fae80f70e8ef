// Branches of global transactions that are in doubt.

import {h} from '../dom.js';
import {post} from '../api.js';
import {confirm} from '../dialog.js';
import {list} from '../lists.js';
import {notice} from '../notices.js';
import {ago, plain} from '../format.js';
import {badge, button, empty, table} from '../parts.js';

const STATES = {
    PREPARED: ['prepared', 'warning'],
    COMMITTED_BY_OPERATOR: ['committed by an operator', ''],
    ROLLED_BACK_BY_OPERATOR: ['rolled back by an operator', ''],
};
const DEEDS = {
    commit: {word: 'Commit', done: 'committed', text: 'What it sent is delivered then, and what it received is gone.'},
    rollback: {word: 'Roll back', done: 'rolled back',
        text: 'What it sent is gone then, and what it received is delivered again.'},
    forget: {word: 'Forget', done: 'forgotten', text: 'No transaction manager will be told of the decision.'},
};

export function branches(page, parameters, session) {
    list(page, {
        title: 'Transactions in doubt',
        text: 'Branches that are prepared wait for their transaction manager, which finishes them by itself. Decide in '
            + 'its place only if it never will: the rest of the transaction may have ended otherwise.',
        path: 'branches',
        render: (found, look) => h('div', {class: 'card flush'}, found.length ? table({
            caption: 'Transactions in doubt',
            rows: found,
            columns: columns(session, look),
        }) : empty('No branch is in doubt.')),
    });
}

function columns(session, look) {
    return [
        {title: 'Branch', tone: 'wide', cell: ({id}) => h('code', {}, id)},
        {title: 'State', cell: ({state}) => badge(...STATES[state])},
        {title: 'Since', cell: ({since}) => ago(since)},
        {title: 'Holds', tone: 'reason', cell: ({work}) => (work.length ? h('ul', {class: 'work'}, work.map((part) =>
            h('li', {}, [part.sent ? `${part.sent} to ` : '', part.received ? `${part.received} from ` : ''].join(''),
                plain(part.destination), part.subscription ? ` (${part.subscription})` : ''))) : '–')},
        session.readOnly ? null : {title: '', cell: (branch) => h('div', {class: 'doing'},
            (branch.state === 'PREPARED' ? ['commit', 'rollback'] : ['forget']).map((deed) =>
                button(`${DEEDS[deed].word} …`, () => decide(branch, deed, look), {tone: 'slim', focus: `${deed}-${branch.id}`})))},
    ].filter(Boolean);
}

function decide({id}, deed, look) {
    const {word, done, text} = DEEDS[deed];
    confirm({
        title: `${word} the branch`,
        text: [`${word} `, h('code', {}, id), `? ${text}`],
        action: word,
        act: async () => {
            await post(`branches/${deed}`, {id});
            notice(`The branch is ${done}`);
            look();
        },
    });
}
