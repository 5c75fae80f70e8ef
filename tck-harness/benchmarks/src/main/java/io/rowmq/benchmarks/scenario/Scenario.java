package io.rowmq.benchmarks.scenario;

import io.rowmq.benchmarks.measure.Step;
import io.rowmq.benchmarks.subject.Address;
import java.util.List;

/** Something to be done, over and over, by any number of sessions. */
public interface Scenario {

    /** Its name on the command line. */
    String name();

    /** What one operation is. */
    String title();

    /** How receipts are acknowledged; decides which providers are durable when the call returns. */
    default Acknowledgements acknowledgements() {
        return Acknowledgements.NONE;
    }

    /** Where each message has to be received. */
    default List<Address> places() {
        return List.of(Address.QUEUE);
    }

    /** Brings the subject into the state in which measuring begins. */
    void prepare(Bench bench) throws Exception;

    /** What the sessions do, one step for each; and perhaps others that do their part in the background. */
    List<Step> steps(Bench bench, int sessions) throws Exception;
}
