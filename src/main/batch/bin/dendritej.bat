@echo off
rem Runs DendriteJ from a shell: dendritej --help. Needs Java 17 or newer, found through JAVA_HOME or the PATH.
rem JAVA_OPTS holds options for Java, such as -Xmx8g for more memory.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" %JAVA_OPTS% -cp "%~dp0..\lib\*" org.dendritej.batch.Main %*
exit /b %ERRORLEVEL%
