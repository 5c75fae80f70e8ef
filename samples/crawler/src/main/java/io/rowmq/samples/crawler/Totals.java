package io.rowmq.samples.crawler;

/**
 * How far the crawl is, as committed.
 *
 * @param done pages that were crawled
 * @param failed pages that were given up
 * @param seen URLs that were found
 */
record Totals(long done, long failed, long seen) {

    /** URLs that wait, are in hand or will be tried again: each URL seen has its message until it is done or failed. */
    long queued() {
        return seen - done - failed;
    }

    @Override
    public String toString() {
        return "crawled " + done + " pages, " + failed + " failed, " + queued() + " queued";
    }
}
