"""Ordinary Django REST framework: nested ModelSerializers, with every relation loaded at once."""
