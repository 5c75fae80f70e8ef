package io.rowmq.benchmarks.measure;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What this JVM has used up. */
final class Costs {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** The CPU time used so far by the whole JVM, in nanoseconds; 0 on a JVM that does not count. */
    long cpu() {
        try {
            return (Long) server.getAttribute(
                    new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "ProcessCpuTime");
        } catch (JMException e) {
            return 0;
        }
    }

    /** The bytes allocated so far by all threads that are alive; 0 on a JVM that does not count. */
    long allocated() {
        try {
            long[] threads = ManagementFactory.getThreadMXBean().getAllThreadIds();
            // By name, because the interface that has the method is not part of every JDK.
            long[] bytes = (long[]) server.invoke(
                    new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                    "getThreadAllocatedBytes",
                    new Object[] {threads},
                    new String[] {long[].class.getName()});
            long sum = 0;
            for (long one : bytes) {
                sum += Math.max(0, one);
            }
            return sum;
        } catch (JMException e) {
            return 0;
        }
    }
}
