"""The learner's pytest plugin: it wakes up where the learner's own answers are tested, in this process."""

import pytest

from llmlings.testing.collected import SESSION


@pytest.hookimpl(trylast=True)  # the plugin of the tests makes the session
def pytest_configure(config: pytest.Config) -> None:
    """Record the session if it is one of the course."""
    if not config.pluginmanager.has_plugin(SESSION):
        return
    # Only now: each pytest of this environment loads this file, and most have nothing to do with the course.
    from llmlings.learn.recorder import Recorder
    from llmlings.testing.session import CourseSession

    config.pluginmanager.register(Recorder(CourseSession.of(config)))
