package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;

/** Something to be done, over and over, by any number of sessions. */
public interface Scenario {

    /** Its name on the command line. */
    String name();

    /** What one operation is. */
    String title();

    /** Brings the subject into the state in which measuring begins. */
    void prepare(Bench bench) throws Exception;

    /** What one session does; called once for each session. */
    Step step(Bench bench) throws Exception;
}
