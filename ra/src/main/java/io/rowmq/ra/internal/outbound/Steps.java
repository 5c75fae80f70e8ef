package io.rowmq.ra.internal.outbound;

import io.rowmq.ra.internal.Problems;
import jakarta.jms.JMSException;
import jakarta.resource.ResourceException;
import org.jspecify.annotations.Nullable;

/** What has to be done to make a connection as new: each step is done, whatever becomes of the others. */
final class Steps {

    private @Nullable ResourceException failure;

    /** One of them. */
    interface Step {
        void run() throws JMSException, ResourceException;
    }

    void run(Step step) {
        try {
            step.run();
        } catch (JMSException e) {
            note(Problems.resource("The connection cannot be used again", e));
        } catch (ResourceException e) {
            note(e);
        }
    }

    private void note(ResourceException problem) {
        if (failure == null) {
            failure = problem;
        } else {
            failure.addSuppressed(problem);
        }
    }

    /** What went wrong first; null if nothing did. */
    @Nullable ResourceException failure() {
        return failure;
    }
}
