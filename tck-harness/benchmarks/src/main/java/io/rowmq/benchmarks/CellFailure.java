package io.rowmq.benchmarks;

/** A cell that could not be measured, or that lost or doubled a message. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CellFailure(String message) {
        super(message);
    }
}
