package io.rowmq.management;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.Map;

/**
 * What is set for single destinations in place of the options of the connection factory; the names and their values are
 * those of {@link io.rowmq.policy.DestinationSetting}. A change needs the right to manage every destination, or, if the
 * pattern names one destination, that one.
 */
public interface RowmqSettings {

    /** The settings that the operator may change, by pattern and name. */
    List<RowmqSetting> list() throws JMSException;

    /** What holds for a destination, whether it is set or not, by name. */
    Map<String, String> effective(String destination) throws JMSException;

    /**
     * Sets something for the destinations that match a pattern.
     *
     * @param pattern as in {@link io.rowmq.policy.Role}
     * @param name for example {@code maxDeliveries}
     * @throws JMSException if there is no such setting or the value is not allowed; it says what there is
     */
    void set(String pattern, String name, String value) throws JMSException;

    /**
     * Takes a setting back.
     *
     * @throws JMSException if it is not set
     */
    void unset(String pattern, String name) throws JMSException;
}
