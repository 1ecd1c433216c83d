-- Only where the platform runs on one machine; the production profile refuses to start when it finds these.
INSERT INTO merchant (id, name, contact_email, created_at) VALUES
    ('mer_demo', 'Demo', 'owner@demo.localhost', now()),
    ('mer_other', 'Other', 'owner@other.localhost', now())
ON CONFLICT DO NOTHING;

-- sk_test_demo and sk_test_other
INSERT INTO api_key (id, merchant_id, mode, hash, created_at) VALUES
    ('key_demo', 'mer_demo', 'test', '\x5d48f1024f38b44ad9ddc03dc12b2a8287c7ec690065dcef384cb1fd1753626d', now()),
    ('key_other', 'mer_other', 'test', '\xe3e0e6427495b3895a94870e1248694ddc413c4e51c864f8e4d1f0979b631f15', now())
ON CONFLICT DO NOTHING;

-- Passwords operator-local, viewer-local and admin-local.
INSERT INTO operator (username, password_hash, role) VALUES
    ('operator', '$2a$10$JjHIo9N8u2mW0LFwCorpXuUbUxMq5oFggKucLWe536oTeZAvm0roK', 'operator'),
    ('viewer', '$2a$10$oVvT8a3AlPl0UGDcINKgFu8Q0YRG8bKxlkntby5tiZLqBuc644uyS', 'viewer'),
    ('admin', '$2a$10$9dRXuvIf8PKvEoTeeE4AMunLSwAQGVOzBX6EBj4iOSDDufrdfhJKq', 'admin')
ON CONFLICT DO NOTHING;
