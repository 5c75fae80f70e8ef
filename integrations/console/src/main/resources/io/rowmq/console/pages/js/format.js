// Values as people read them.

import {h} from './dom.js';

const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const exact = new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium', timeStyle: 'medium'});

export const number = (value) => whole.format(value);

/** A number where there is little room. */
export const short = (value) => (value < 100_000 ? number(value) : compact.format(value));

export function rate(value) {
    return value === 0 ? '0' : value < 10 ? value.toFixed(1) : short(Math.round(value));
}

export function bytes(value) {
    if (value < 1024) {
        return `${value} B`;
    }
    const units = ['KiB', 'MiB', 'GiB'];
    let size = value / 1024;
    let unit = 0;
    while (size >= 1024 && unit < units.length - 1) {
        size /= 1024;
        unit++;
    }
    return `${size.toFixed(size < 10 ? 1 : 0)} ${units[unit]}`;
}

export function duration(millis) {
    const seconds = Math.max(0, Math.round(millis / 1000));
    if (seconds < 60) {
        return `${seconds} s`;
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60) {
        return `${minutes} min`;
    }
    const hours = Math.floor(minutes / 60);
    return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}

/** A moment, as long ago as it is; the exact time when it is pointed at. */
export function ago(moment) {
    if (!moment) {
        return h('span', {class: 'muted'}, '–');
    }
    const at = new Date(moment);
    const millis = Date.now() - at.getTime();
    const text = millis < -1000 ? `in ${duration(-millis)}` : `${duration(millis)} ago`;
    return h('time', {datetime: at.toISOString(), title: exact.format(at)}, text);
}

/** A moment, exactly. */
export function time(moment) {
    return moment ? h('time', {datetime: new Date(moment).toISOString()}, exact.format(new Date(moment))) : '–';
}

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

/** A destination's name without its kind. */
export const plain = (name) => name.replace(/^[a-z]+:\/\//, '');

export const isTopic = (name) => name.startsWith('topic://');
