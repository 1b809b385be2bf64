"""Letters into the store, and out of it."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response

from api.dependencies import (
    JobsDep,
    PageLangDep,
    SettingsDep,
    TargetDep,
    needs,
)
from api.job import Job
from api.problems import responses
from api.schemas import jobs as shapes
from api.tokens import Person
from api.uploads import FORM, receive

PATH: Final = "/api/documents"
Clerk = Annotated[Person, Depends(needs("ingest"))]
Admin = Annotated[Person, Depends(needs("admin"))]

_FILE: Final = {"type": "string", "format": "binary"}
_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "array",
                            "items": _FILE,
                            "minItems": 1,
                            "maxItems": 100,
                            "description": "Letters, or zips of letters",
                        },
                        "manifest": {
                            **_FILE,
                            "description": "A register of them: CSV, heads as those "
                            "of `chidao ingest --manifest`",
                        },
                    },
                }
            }
        },
    }
}
_LOCATION: Final = {
    "Location": {
        "description": "The job, to be asked how far it has come",
        "schema": {"type": "string", "format": "uri-reference"},
    }
}

router = APIRouter(tags=["letters"])


@router.post(
    PATH,
    status_code=202,
    openapi_extra=_BODY,
    responses={
        202: {"headers": _LOCATION},
        **responses(400, 401, 403, 413, 415, 422, 429, 507),
    },
)
async def post_documents(
    request: Request,
    response: Response,
    person: Clerk,
    jobs: JobsDep,
    lang: PageLangDep,
) -> shapes.Job:
    """Send letters, or zips of them, to be read and stored (scope `ingest`).

    The answer is a job, which waits its turn. A file that cannot be read leaves the
    store as it was; one that is marked as a state secret is refused, and nothing of it
    is kept.
    """
    with jobs.room() as folder:
        job = Job(person.name, await receive(request, folder))
        jobs.add(job)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return shapes.Job.of(job.progress(), lang)


@router.delete(PATH + "/{key:path}", responses=responses(300, 401, 403, 404))
def delete_document(
    key: str, person: Admin, settings: SettingsDep, target: TargetDep
) -> shapes.Removed:
    """Take a letter out, with its file and what it alone says (scope `admin`).

    That it was there, and was taken out, stays on record.
    """
    del person
    iri = target.remove(key)
    return shapes.Removed(document=settings.iris.slug(iri), iri=iri)
