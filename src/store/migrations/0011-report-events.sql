-- Bulletins count what happened in a period; clocks, the greater part of all events, are not counted.
create index order_event_counted on order_event (place, at)
  where type in ('filed', 'closed', 'overdue-noted', 'return-requested', 'return-refused', 'extension-granted',
    'rework-ordered', 'rated', 'supervised', 'accountability-noted');
-- The ledger is looked at from its end.
create index delivery_by_time on delivery (place, id desc);
