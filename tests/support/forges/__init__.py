"""Forges as the editor meets them: what GitHub, GitLab and Gitea answer, from a repository in memory.

No test can ask a forge on the internet. These answer what the editor asks of them, by the forges' own descriptions of
their interfaces, and note whatever else they are asked: a test fails on that instead of passing by.
"""
