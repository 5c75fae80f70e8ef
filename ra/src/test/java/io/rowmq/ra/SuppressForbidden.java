package io.rowmq.ra;

/** The build is to allow what it forbids elsewhere. */
@interface SuppressForbidden {

    /** Why. */
    String value();
}
