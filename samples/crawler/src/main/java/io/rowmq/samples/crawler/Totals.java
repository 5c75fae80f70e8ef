package io.rowmq.samples.crawler;

/**
 * How far the crawl is, or what one step has changed.
 *
 * @param done pages that were crawled
 * @param failed pages that were given up
 * @param seen URLs that were found
 */
record Totals(long done, long failed, long seen) {

    /** What a step has changed that found nothing to do, or has to be repeated. */
    static final Totals NO_CHANGE = new Totals(0, 0, 0);

    Totals plus(Totals change) {
        return new Totals(done + change.done, failed + change.failed, seen + change.seen);
    }

    /** URLs that wait, are in hand or will be tried again: each URL seen has its message until it is done or failed. */
    long queued() {
        return seen - done - failed;
    }

    @Override
    public String toString() {
        return "crawled " + done + " pages, " + failed + " failed, " + queued() + " queued";
    }
}
